package io.rowtally.config;

import org.jspecify.annotations.Nullable;

/**
 * A method that shows the user, as the operator writes it: {@code com.legacy.auth.LoginService#login(arg0.account)} or
 * {@code com.legacy.Session#current(return.userName)}. Immutable.
 */
public final class HookedMethod {
    private static final int MOST_DIGITS = 3;

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

    /** Null for what is not of that form. In premain: without regular expressions. */
    public static @Nullable HookedMethod parse(String text) {
        int hash = text.indexOf('#');
        int open = text.indexOf('(', hash + 1);
        if (hash < 0 || open < 0 || !text.endsWith(")")) {
            return null;
        }
        String type = text.substring(0, hash);
        String method = text.substring(hash + 1, open);
        String shown = text.substring(open + 1, text.length() - 1);
        int dot = shown.indexOf('.');
        int parameter = parameter(dot < 0 ? shown : shown.substring(0, dot));
        String properties = dot < 0 ? "" : shown.substring(dot + 1);
        boolean right = areNames(type)
                && areNames(method)
                && method.indexOf('.') < 0
                && parameter >= -1
                && (dot < 0 || areNames(properties));
        return right ? new HookedMethod(type, method, parameter, properties) : null;
    }

    /** The number behind {@code arg}; -1 for {@code return}, -2 for anything else. */
    private static int parameter(String word) {
        if (word.equals("return")) {
            return -1;
        }
        int digits = word.length() - "arg".length();
        if (!word.startsWith("arg") || digits < 1 || digits > MOST_DIGITS) {
            return -2;
        }
        int number = 0;
        for (int i = "arg".length(); i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9') {
                return -2;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    /** Whether a text is one of Java's names, or several with dots between them. */
    private static boolean areNames(String text) {
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? begins : begins ? !Character.isJavaIdentifierStart(c) : !Character.isJavaIdentifierPart(c)) {
                return false;
            }
            begins = c == '.';
        }
        return !begins;
    }
}
