/** Analyses of the failures by which Larder keeps an application from starting. */
@NullMarked
package dev.larder.spring.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
