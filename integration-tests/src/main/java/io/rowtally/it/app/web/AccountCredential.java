package io.rowtally.it.app.web;

import org.eclipse.jetty.util.security.Credential;

/** What Jetty holds a password against: the one in the application's own table, asked for before any servlet is entered. */
public final class AccountCredential extends Credential {
    private static final long serialVersionUID = 1L;

    private final String account;

    public AccountCredential(String account) {
        this.account = account;
    }

    @Override
    public boolean check(Object credentials) {
        return Accounts.hasPassword(account, String.valueOf(credentials));
    }
}
