/** Which Redis an application uses: {@link dev.larder.spring.boot.connect.LarderConnectionDetails}. */
@NullMarked
package dev.larder.spring.boot.connect;

import org.jspecify.annotations.NullMarked;
