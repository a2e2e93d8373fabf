package io.rowtally.it.app.web;

import java.io.Serializable;

/** The user as the application keeps it in its session. Immutable. */
public final class LoginUser implements Serializable {
    /** The session attribute that holds it. */
    static final String ATTRIBUTE = "loginUser";

    private static final long serialVersionUID = 1L;

    private final String account;

    LoginUser(String account) {
        this.account = account;
    }

    public String getAccount() {
        return account;
    }
}
