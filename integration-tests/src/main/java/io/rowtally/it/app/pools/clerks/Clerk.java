package io.rowtally.it.app.pools.clerks;

/** Who has logged in, as the application keeps him in the session. */
public final class Clerk {
    private final String account;

    Clerk(String account) {
        this.account = account;
    }

    public String getAccount() {
        return account;
    }
}
