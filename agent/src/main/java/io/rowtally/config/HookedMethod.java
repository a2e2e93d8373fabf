package io.rowtally.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method that shows the user, as the operator writes it: {@code com.legacy.auth.LoginService#login(arg0.account)} or
 * {@code com.legacy.Session#current(return.userName)}. Immutable.
 */
public final class HookedMethod {
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final Pattern FORM = Pattern.compile("(" + NAME + "(?:\\." + NAME + ")*)#(" + NAME
            + ")\\((?:arg(\\d{1,3})|return)(?:\\.(" + NAME + "(?:\\." + NAME + ")*))?\\)");

    /** The class, with dots. */
    public final String type;

    public final String method;

    /** The number of the parameter from 0; -1 for what the method returns. */
    public final int parameter;

    /** The properties that lead from there to the user's id, with dots; empty where it is that itself. */
    public final String properties;

    private HookedMethod(String type, String method, int parameter, String properties) {
        this.type = type;
        this.method = method;
        this.parameter = parameter;
        this.properties = properties;
    }

    /** Null for what is not of that form. */
    public static @Nullable HookedMethod parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String number = matcher.group(3);
        String properties = matcher.group(4);
        return new HookedMethod(
                text.substring(0, matcher.end(1)),
                text.substring(matcher.start(2), matcher.end(2)),
                number == null ? -1 : Integer.parseInt(number),
                properties == null ? "" : properties);
    }
}
