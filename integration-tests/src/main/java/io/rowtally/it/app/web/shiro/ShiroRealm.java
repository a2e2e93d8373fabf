package io.rowtally.it.app.web.shiro;

import io.rowtally.it.app.web.Accounts;
import io.rowtally.it.app.web.LegacyUser;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.realm.AuthenticatingRealm;

/** Looks passwords up in the application's own table. Two of its users are beans, of which one only throws. */
public final class ShiroRealm extends AuthenticatingRealm {

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        String account = (String) token.getPrincipal();
        String password = new String((char[]) token.getCredentials());
        if (!Accounts.mayEnter(account, password)) {
            throw new IncorrectCredentialsException("refused");
        }
        Object principal =
                account.equals("zhou") ? new LegacyUser("zhou") : account.equals("wu") ? new LegacyUser(null) : account;
        return new SimpleAuthenticationInfo(principal, password, getName());
    }
}
