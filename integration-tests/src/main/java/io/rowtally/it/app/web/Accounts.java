package io.rowtally.it.app.web;

import java.sql.SQLException;

/** The application's accounts, for the frameworks that guard it. */
public final class Accounts {
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
        String password = password(account);
        return password != null && password.equals(given);
    }
}
