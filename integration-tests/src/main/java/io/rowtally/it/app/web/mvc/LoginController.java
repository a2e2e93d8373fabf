package io.rowtally.it.app.web.mvc;

import io.rowtally.it.app.web.Accounts;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Compares the password and keeps the user in the session. */
@Controller
public class LoginController {
    /** The session attribute that holds the user. */
    static final String USER = "loginUser";

    @RequestMapping(value = "/login.do", method = RequestMethod.POST)
    @ResponseBody
    public String login(
            @RequestParam("account") String account,
            @RequestParam("password") String password,
            HttpSession session,
            HttpServletResponse response) {
        if (!Accounts.mayEnter(account, password)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return "refused";
        }
        SysUser user = new SysUser();
        user.setId((long) account.length());
        user.setLoginName(account);
        session.setAttribute(USER, user);
        return "welcome";
    }

    @RequestMapping("/logout.do")
    @ResponseBody
    public String logout(HttpSession session) {
        session.invalidate();
        return "bye";
    }
}
