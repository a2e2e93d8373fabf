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
    /** A guess: the user's id, and where it was found. Immutable. */
    static final class Guess {
        final String user;
        final String attribute;
        /** Of the attribute's bean; empty where the attribute is the id itself. */
        final String property;

        Guess(String user, String attribute, String property) {
            this.user = user;
            this.attribute = attribute;
            this.property = property;
        }

        /** As an operator writes it behind {@code session:}. */
        String path() {
            return property.isEmpty() ? attribute : attribute + '.' + property;
        }
    }

    private final SessionGuesses guesses;

    WellKnownAttributes(SessionGuesses guesses) {
        this.guesses = guesses;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object session = scope.session;
        if (session == null || !guess) {
            return session == null ? null : LATER;
        }
        String id = ServletRequest.sessionId(session);
        Guess guessed = id == null ? guess(session) : believed(session, id + ServletRequest.context(session));
        return guessed == null
                ? null
                : new Actor(guessed.user, (String) scope.client, "http-session", guessed.path(), Actor.Confidence.LOW);
    }

    /** @param key of the session: applications of one server may have sessions of one id */
    private @Nullable Guess believed(Object session, String key) {
        if (guesses.isWithdrawn(key)) {
            return null;
        }
        Guess before = guesses.of(key);
        Guess guess = before == null ? null : again(session, before);
        guess = guess == null ? guess(session) : guess;
        if (guess == null) {
            guesses.left(key);
            return null;
        }
        return guesses.accepts(key, guess) ? guess : null;
    }

    /** What stands now where the guess before was found; null where nothing does. */
    private static @Nullable Guess again(Object session, Guess before) {
        Object value = ServletRequest.attribute(session, before.attribute);
        String user = value == null
                ? null
                : before.property.isEmpty() ? PlainFields.id(value) : PlainFields.id(value, before.property);
        return user == null ? null : new Guess(user, before.attribute, before.property);
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
        return plain != null ? new Guess(plain, attribute, "") : KnownProperties.guess(attribute, value);
    }
}
