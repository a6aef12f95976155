package dev.larder.processor.testing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What a compiler said.
 *
 * @param code the code of ours at its beginning, or the empty string
 */
public record Message(Diagnostic.Kind kind, String code, String file, long line, String text) {

    private static final Pattern CODE = Pattern.compile("\\[([A-Z]\\w+)] ");

    static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
        String text = diagnostic.getMessage(Locale.ROOT);
        Matcher code = CODE.matcher(text);
        String path =
                diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
        return new Message(
                diagnostic.getKind(),
                code.lookingAt() ? code.group(1) : "",
                path.substring(path.lastIndexOf('/') + 1),
                diagnostic.getLineNumber(),
                text);
    }

    public boolean isOurs() {
        return !code.isEmpty();
    }
}
