package io.rowtally.cli.report;

import io.rowtally.cli.terminal.Unusable;
import io.rowtally.telemetry.PseudonymTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who stands behind the pseudonyms of a log, for whoever has been given the table. */
final class UserNames {
    private static final String SWITCHED = ", switched by ";

    private final Map<String, String> users;

    private UserNames(Map<String, String> users) {
        this.users = users;
    }

    /**
     * @param table null where nobody is to be named
     * @throws Unusable if it cannot be read or has no user in it
     */
    static UserNames in(@Nullable Path table) throws Unusable {
        if (table == null) {
            return new UserNames(Collections.<String, String>emptyMap());
        }
        Map<String, String> users;
        try {
            users = PseudonymTable.read(table);
        } catch (IOException e) {
            throw new Unusable("the table of users " + table + " cannot be read");
        }
        if (users.isEmpty()) {
            throw new Unusable(
                    table + " has no user in it: user.pseudonym=true keeps a table of pseudonym, user and time");
        }
        return new UserNames(users);
    }

    /** The user's id; what is no pseudonym of the table as it is. */
    String of(String user) {
        return users.getOrDefault(user, user);
    }

    /** An attribution's key, which may end with a user. */
    String inKey(String key) {
        int at = key.lastIndexOf(SWITCHED);
        return at < 0 ? key : key.substring(0, at + SWITCHED.length()) + of(key.substring(at + SWITCHED.length()));
    }
}
