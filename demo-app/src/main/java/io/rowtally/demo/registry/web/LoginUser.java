package io.rowtally.demo.registry.web;

import java.io.Serializable;

/** The logged-in user, kept in the session. Immutable. */
public final class LoginUser implements Serializable {

    /** The session attribute that holds it. */
    public static final String ATTRIBUTE = "loginUser";

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String displayName;
    private final String department;
    private final boolean admin;

    public LoginUser(String account, String displayName, String department, boolean admin) {
        this.account = account;
        this.displayName = displayName;
        this.department = department;
        this.admin = admin;
    }

    public String getAccount() {
        return account;
    }

    public String getDisplayName() {
        return displayName;
    }

    public String getDepartment() {
        return department;
    }

    public boolean isAdmin() {
        return admin;
    }
}
