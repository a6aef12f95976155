package dev.larder.processor.resolution.lint;

import dev.larder.processor.diagnostic.Problem;

/**
 * What a lint found.
 *
 * @param service the binary name of the interface
 * @param signature the method, as {@code MappedMethod.signature} writes it
 */
public record Finding(String service, String signature, Problem problem) {}
