/**
 * Templates of keys and patterns: {@link dev.larder.processor.resolution.template.TemplateParser} parses their syntax,
 * {@link dev.larder.processor.resolution.template.TemplateResolver} binds their placeholders.
 */
@NullMarked
package dev.larder.processor.resolution.template;

import org.jspecify.annotations.NullMarked;
