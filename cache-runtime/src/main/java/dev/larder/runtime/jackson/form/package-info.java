/**
 * The forms of single types, such as dates, numbers, bytes and keys of maps. {@link
 * dev.larder.runtime.jackson.form.ExactForms} registers those of the JDK's types, and {@link
 * dev.larder.runtime.jackson.form.KnownTypes} says which types have one.
 */
@NullMarked
package dev.larder.runtime.jackson.form;

import org.jspecify.annotations.NullMarked;
