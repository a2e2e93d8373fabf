package io.rowtally.it.app.web;

import java.io.Serializable;

/** A user as an old application has it, which had better not be printed; without an account it only throws. */
public final class LegacyUser implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String account;

    public LegacyUser(String account) {
        this.account = account;
    }

    public String getAccount() {
        if (account == null) {
            throw new IllegalStateException("no account");
        }
        return account;
    }

    public String getName() {
        throw new StackOverflowError();
    }

    @Override
    public String toString() {
        throw new IllegalStateException("loads everything that belongs to " + account);
    }
}
