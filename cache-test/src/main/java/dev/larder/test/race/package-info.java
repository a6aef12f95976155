/** Two calls in every order of their steps: {@link dev.larder.test.race.Race}. */
@NullMarked
package dev.larder.test.race;

import org.jspecify.annotations.NullMarked;
