package io.rowtally.it.app.web;

import java.security.Principal;
import java.sql.SQLException;
import java.util.Collections;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;

/** The container's users, whose passwords it looks up in the application's own table, before any servlet is entered. */
public final class AccountRealm extends RealmBase {

    @Override
    protected String getPassword(String account) {
        try {
            return WebApplication.persons().password(account);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Principal getPrincipal(String account) {
        return new GenericPrincipal(account, "", Collections.singletonList("clerk"));
    }
}
