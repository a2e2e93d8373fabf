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
}
