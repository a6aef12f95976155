package dev.larder.processor.resolution.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a template at its colons, and each segment into placeholders with braces and the text between them. */
final class TemplateTokens {

    private final String text;

    TemplateTokens(String text) {
        this.text = text;
    }

    /** Returns the tokens of each segment, none for an empty segment; empty if a brace has no partner. */
    Optional<List<List<String>>> bySegment() {
        List<List<String>> segments = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean inPlaceholder = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == (inPlaceholder ? '{' : '}')) {
                return Optional.empty();
            }
            boolean ends = !inPlaceholder && (c == ':' || c == '{');
            if (ends) {
                flush(token, tokens);
            }
            if (c == ':' && !inPlaceholder) {
                segments.add(List.copyOf(tokens));
                tokens.clear();
                continue;
            }
            token.append(c);
            inPlaceholder = inPlaceholder ? c != '}' : c == '{';
            if (c == '}') {
                flush(token, tokens);
            }
        }
        flush(token, tokens);
        segments.add(List.copyOf(tokens));
        return inPlaceholder ? Optional.empty() : Optional.of(segments);
    }

    private static void flush(StringBuilder token, List<String> tokens) {
        if (token.length() > 0) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }
}
