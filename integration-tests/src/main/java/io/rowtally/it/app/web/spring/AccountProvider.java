package io.rowtally.it.app.web.spring;

import io.rowtally.it.app.web.Accounts;
import io.rowtally.it.app.web.LegacyUser;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;

/** Looks passwords up in the application's own table. Two of its users are of a class that Spring does not know. */
public final class AccountProvider implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication asked) {
        if (!Accounts.mayEnter(asked.getName(), String.valueOf(asked.getCredentials()))) {
            throw new BadCredentialsException("refused");
        }
        UserDetails user = new AccountDetails().loadUserByUsername(asked.getName());
        Object principal = asked.getName().equals("zhou")
                ? new LegacyUser("zhou")
                : asked.getName().equals("wu") ? new LegacyUser(null) : user;
        return new UsernamePasswordAuthenticationToken(principal, asked.getCredentials(), user.getAuthorities());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
