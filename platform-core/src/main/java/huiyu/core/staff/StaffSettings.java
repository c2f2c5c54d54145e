package huiyu.core.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param initialPasswords whether an invitation may carry one: in demonstrations only */
@ConfigurationProperties("huiyu.identity")
record StaffSettings(@DefaultValue("false") boolean initialPasswords) {}
