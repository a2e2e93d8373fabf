package io.rowtally.identity;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom the guesses have named in each session so far, for the sessions that were used last. A session's guess is held to its
 * place: as long as the same attribute and property name the same user, nothing else is looked at. Where that changes, the guess is
 * withdrawn: what was written before stays, the request that changed it is nobody's, and from the next one on the second user is guessed,
 * who has logged in without a new session id. At the third nobody is guessed in that session any more, since what stands there is
 * no login but a record that is kept. Where nobody was named in between, the one before has logged out, and the next is a first one
 * again. A login in which the session gets another id begins a new one. Thread-safe; asked once a request at most.
 */
public final class SessionGuesses {
    private static final int MOST = 10_000;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_PATHS = 100;

    /** A guess that is not believed any more. Immutable. */
    public static final class Withdrawal {
        /** Where the guess was read. */
        public final String path;
        /** Whom it has named. */
        public final String before;
        /** Where another user was found. */
        public final String otherPath;
        /** Whom that would have named. */
        public final String other;

        private Withdrawal(WellKnownAttributes.Guess before, WellKnownAttributes.Guess now) {
            this.path = before.path();
            this.before = before.user;
            this.otherPath = now.path();
            this.other = now.user;
        }
    }

    /** What was guessed in a session last, and what is to be thought of it. Immutable. */
    private static final class Kept {
        static final Kept WITHDRAWN = new Kept(new WellKnownAttributes.Guess("", "", ""), false, false);

        final WellKnownAttributes.Guess guess;
        /** Whether it took the place of another. */
        final boolean second;
        /** Whether nobody was named since. */
        final boolean left;

        Kept(WellKnownAttributes.Guess guess, boolean second, boolean left) {
            this.guess = guess;
            this.second = second;
            this.left = left;
        }

        boolean isFor(WellKnownAttributes.Guess other) {
            return guess.user.equals(other.user);
        }
    }

    private final Map<String, Kept> sessions = new LinkedHashMap<String, Kept>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private final Set<String> paths = new HashSet<>();
    private final Queue<String> newPaths = new ArrayDeque<>();
    private final Queue<Withdrawal> withdrawals = new ArrayDeque<>();
    private long notKept;

    /** Whether nobody is guessed in the session any more. */
    synchronized boolean isWithdrawn(String session) {
        return sessions.get(session) == Kept.WITHDRAWN;
    }

    /** What was guessed in the session last; null where nothing was. */
    synchronized WellKnownAttributes.@Nullable Guess of(String session) {
        Kept kept = sessions.get(session);
        return kept == null ? null : kept.guess;
    }

    /** The session names nobody now. */
    synchronized void left(String session) {
        Kept kept = sessions.get(session);
        if (kept != null && kept != Kept.WITHDRAWN) {
            sessions.put(session, new Kept(kept.guess, kept.second, true));
        }
    }

    /** Whether what is guessed now is believed, after what was guessed in the session before. */
    synchronized boolean accepts(String session, WellKnownAttributes.Guess guess) {
        Kept before = sessions.get(session);
        if (before == Kept.WITHDRAWN) {
            return false;
        }
        boolean second = false;
        if (before != null && !before.isFor(guess)) {
            withdraw(new Withdrawal(before.guess, guess));
            if (!before.left) {
                sessions.put(session, before.second ? Kept.WITHDRAWN : new Kept(guess, true, false));
                return false;
            }
        } else if (before != null && before.second) {
            if (!before.guess.path().equals(guess.path())) {
                sessions.put(session, Kept.WITHDRAWN);
                return false;
            }
            second = true;
        }
        sessions.put(session, new Kept(guess, second, false));
        if (paths.size() < MOST_PATHS && paths.add(guess.path())) {
            newPaths.add(guess.path());
        }
        return true;
    }

    private void withdraw(Withdrawal withdrawal) {
        if (withdrawals.size() < MOST_WAITING) {
            withdrawals.add(withdrawal);
        } else {
            notKept++;
        }
    }

    /** The next withdrawal that nobody was told of; null where there is none. */
    public synchronized @Nullable Withdrawal withdrawal() {
        return withdrawals.poll();
    }

    /** How many withdrawals were too many to be kept until somebody was told of them, since this was last asked. */
    public synchronized long notKept() {
        long count = notKept;
        notKept = 0;
        return count;
    }

    /** A path by which a user was guessed for the first time, once; null where there is none. */
    public synchronized @Nullable String newPath() {
        return newPaths.poll();
    }
}
