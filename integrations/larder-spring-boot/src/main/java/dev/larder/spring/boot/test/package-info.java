/** Larder in tests of parts of an application: {@link dev.larder.spring.boot.test.AutoConfigureLarder}. */
@NullMarked
package dev.larder.spring.boot.test;

import org.jspecify.annotations.NullMarked;
