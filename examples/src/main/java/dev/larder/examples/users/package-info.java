/** Customers and what they ordered; {@link dev.larder.examples.users.UserService} is the entry point. */
@NullMarked
package dev.larder.examples.users;

import org.jspecify.annotations.NullMarked;
