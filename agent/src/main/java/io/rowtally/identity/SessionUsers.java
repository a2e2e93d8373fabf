package io.rowtally.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was shown to use a session, by the session's id, for the sessions that were used last. Thread-safe; asked once a request at
 * most.
 */
final class SessionUsers {
    private static final int MOST = 10_000;

    private final Map<String, String> users = new LinkedHashMap<String, String>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    @Nullable
    String of(Object session) {
        String id = ServletRequest.sessionId(session);
        synchronized (users) {
            return id == null ? null : users.get(id);
        }
    }

    void put(Object session, String user) {
        String id = ServletRequest.sessionId(session);
        if (id != null) {
            synchronized (users) {
                users.put(id, user);
            }
        }
    }
}
