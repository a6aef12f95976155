/**
 * The consistency protocol as a model, and a search through every interleaving of it.
 *
 * <p>Read {@link dev.larder.runtime.consistency.model.Scripts} first: what the server does with one key. Two models use it.
 * {@code KeyModel} has one key, a clock and commands that arrive late: {@code Loading} and {@code Writing} are its calls.
 * {@code CallModel} has several keys and what calls of one JVM share: {@code CallReads}, {@code CallLoads} and
 * {@code CallWrites}. {@link dev.larder.runtime.consistency.model.Rule} names the parts that break something when they are
 * left out.
 *
 * <p>The package {@code near} has the model of near caches in two JVMs.
 *
 * <p>{@link dev.larder.runtime.consistency.model.Search} visits every state. {@code ProtocolCheck} is the program for wider
 * scenarios than the tests have time for.
 */
package dev.larder.runtime.consistency.model;
