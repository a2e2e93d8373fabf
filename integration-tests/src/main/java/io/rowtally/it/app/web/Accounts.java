package io.rowtally.it.app.web;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The application's accounts, for the frameworks that guard it. */
public final class Accounts {
    private static final AtomicInteger TRIED = new AtomicInteger();

    private Accounts() {}

    /** Whether account and password fit together: one row of names and passwords. */
    public static boolean mayEnter(String account, String password) {
        try {
            return WebApplication.persons().mayEnter(account, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An account's password, for a container that compares it itself; null where there is no such account. */
    static String password(String account) {
        try {
            return WebApplication.persons().password(account);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an account has that password, which is looked up as a container does. */
    static boolean hasPassword(String account, String given) {
        TRIED.incrementAndGet();
        String password = password(account);
        return password != null && password.equals(given);
    }

    /** How often the container has held a password against an account's. */
    static int tried() {
        return TRIED.get();
    }
}
