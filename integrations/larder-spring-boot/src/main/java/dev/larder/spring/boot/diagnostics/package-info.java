/** What an application that does not start says of Larder. */
@NullMarked
package dev.larder.spring.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
