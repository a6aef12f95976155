/** The model of tags of results: {@link dev.larder.runtime.consistency.model.tag.TagProtocolTest} searches it. */
package dev.larder.runtime.consistency.model.tag;
