/** The cache as one more advice of a bean: {@link dev.larder.spring.boot.proxy.CachedBeanPostProcessor}. */
@NullMarked
package dev.larder.spring.boot.proxy;

import org.jspecify.annotations.NullMarked;
