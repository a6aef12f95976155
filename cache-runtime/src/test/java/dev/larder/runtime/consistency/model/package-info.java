/**
 * The consistency protocol as a small model, and a search through every interleaving of it.
 *
 * <p>Read {@link dev.larder.runtime.consistency.model.Scripts} first (what the server does), then {@code Loading} and
 * {@code Writing} (what callers do), then {@link dev.larder.runtime.consistency.model.Rule} (what breaks when a part is
 * left out). {@link dev.larder.runtime.consistency.model.Search} tries everything; {@code ProtocolCheck} is the program
 * that runs wider scenarios than the tests have time for.
 */
package dev.larder.runtime.consistency.model;
