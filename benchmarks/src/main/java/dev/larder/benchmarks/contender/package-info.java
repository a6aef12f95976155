/**
 * Each way to cache that is measured, behind one interface; {@link dev.larder.benchmarks.contender.Contenders} lists them.
 */
@NullMarked
package dev.larder.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
