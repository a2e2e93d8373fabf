package io.rowtally.it.app.web.pac4j;

import io.rowtally.it.app.web.Accounts;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.pac4j.core.context.JEEContext;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.core.profile.ProfileManager;

/** Logs in and out at {@code /login} and {@code /logout}; lets only who has a profile pass to {@code /secured}. */
public final class ProfileFilter implements Filter {

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        ProfileManager<CommonProfile> profiles = new ProfileManager<>(new JEEContext(asked, answer));
        String account = asked.getParameter("account");
        switch (asked.getPathInfo() == null ? asked.getServletPath() : asked.getPathInfo()) {
            case "/login":
                boolean right = Accounts.mayEnter(account, asked.getParameter("password"));
                if (right) {
                    CommonProfile profile = new CommonProfile();
                    profile.setId(account);
                    profiles.save(true, profile, false);
                }
                answer.setStatus(right ? 302 : 401);
                return;
            case "/logout":
                profiles.logout();
                answer.setStatus(302);
                return;
            default:
                if (asked.getRequestURI().startsWith("/secured/")
                        && !profiles.get(true).isPresent()) {
                    answer.setStatus(401);
                    return;
                }
                chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {}
}
