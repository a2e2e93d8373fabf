package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the user from session attributes as many applications name them. A guess: confidence low, asked for only when
 * a request ends or its line is due.
 */
final class WellKnownAttributes implements Source {
    private static final List<String> ATTRIBUTES = Arrays.asList(
            "loginuser",
            "login_user",
            "currentuser",
            "current_user",
            "sessionuser",
            "session_user",
            "sysuser",
            "userinfo",
            "user_info",
            "userbean",
            "uservo",
            "user",
            "yhxx",
            "operator",
            "czy",
            "account",
            "username",
            "loginname",
            "login_name",
            "userid",
            "user_id",
            "usercode",
            "yhm");
    /** A guess: the user's id, and the path by which it was found. */
    static final class Guess {
        final String user;
        final String path;

        Guess(String user, String path) {
            this.user = user;
            this.path = path;
        }
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object session = scope.session;
        if (session == null || !guess) {
            return session == null ? null : LATER;
        }
        Guess guessed = guess(session);
        return guessed == null
                ? null
                : new Actor(guessed.user, (String) scope.client, "http-session", guessed.path, Actor.Confidence.LOW);
    }

    static @Nullable Guess guess(Object session) {
        Object names = ServletRequest.attributeNames(session);
        @Nullable String[] present = new String[ATTRIBUTES.size()];
        while (names instanceof Enumeration && ((Enumeration<?>) names).hasMoreElements()) {
            String name = String.valueOf(((Enumeration<?>) names).nextElement());
            int rank = ATTRIBUTES.indexOf(name.toLowerCase(Locale.ROOT));
            if (rank >= 0) {
                present[rank] = name;
            }
        }
        for (String name : present) {
            Object value = name == null ? null : ServletRequest.attribute(session, name);
            Guess guess = name == null || value == null ? null : inside(name, value);
            if (guess != null) {
                return guess;
            }
        }
        return null;
    }

    private static @Nullable Guess inside(String attribute, Object value) {
        String plain = PlainFields.id(value);
        return plain != null ? new Guess(plain, attribute) : KnownProperties.guess(attribute, value);
    }
}
