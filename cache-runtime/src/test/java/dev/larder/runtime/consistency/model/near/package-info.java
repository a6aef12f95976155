/**
 * The near cache as a model, searched by {@link dev.larder.runtime.consistency.model.Search}: what the near caches of two JVMs
 * may answer while messages, PONGs, fills and evictions are in flight and connections are lost.
 *
 * <p>Read {@link dev.larder.runtime.consistency.model.near.NearRule} first: each rule is a part of the protocol that breaks a
 * promise when it is left out. {@code Reads}, {@code Removals} and {@code Links} are the steps. {@code NearCheck} is the program
 * for scenarios of any size.
 */
package dev.larder.runtime.consistency.model.near;
