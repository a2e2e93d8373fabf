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
 * place: as long as the same attribute and property name the same user, nothing else is looked at. Where that changes, nobody knows which of the
 * two was the user, if either, and no guess is believed in that session any more; what was written before stays. A login in
 * which the session gets another id begins a new one. Thread-safe; asked once a request at most.
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

    private static final WellKnownAttributes.Guess WITHDRAWN = new WellKnownAttributes.Guess("", "", "");

    private final Map<String, WellKnownAttributes.Guess> sessions =
            new LinkedHashMap<String, WellKnownAttributes.Guess>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, WellKnownAttributes.Guess> eldest) {
                    return size() > MOST;
                }
            };

    private final Set<String> paths = new HashSet<>();
    private final Queue<String> newPaths = new ArrayDeque<>();
    private final Queue<Withdrawal> withdrawals = new ArrayDeque<>();
    private long notKept;

    /** Whether the session's guess was withdrawn. */
    synchronized boolean isWithdrawn(String session) {
        return sessions.get(session) == WITHDRAWN;
    }

    /** What was guessed in the session last; null where nothing was. */
    synchronized WellKnownAttributes.@Nullable Guess of(String session) {
        return sessions.get(session);
    }

    /** Whether what is guessed now agrees with what was guessed in the session before. */
    synchronized boolean accepts(String session, WellKnownAttributes.Guess guess) {
        WellKnownAttributes.Guess before = sessions.get(session);
        if (before == WITHDRAWN) {
            return false;
        }
        if (before != null && !before.user.equals(guess.user)) {
            sessions.put(session, WITHDRAWN);
            withdraw(new Withdrawal(before, guess));
            return false;
        }
        sessions.put(session, guess);
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
