package io.rowtally.it.app.pools.clerks;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Who has logged in, as the application keeps him in the session: by a number, as stagemonitor #238 and apm-agent-java #4109. */
public final class Clerk {
    private final UUID number;

    Clerk(String account) {
        this.number = numberOf(account);
    }

    static UUID numberOf(String account) {
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
    }

    public UUID getNumber() {
        return number;
    }
}
