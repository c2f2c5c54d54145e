/**
 * Notices 通知 to guardians: in the tenant's own words or the platform's, rendered from what they are about at the moment
 * of sending, sent once per occasion through a {@link huiyu.core.notice.NoticeChannel}. Who has something to tell calls
 * {@link huiyu.core.notice.Notices}; what a template may say is given by a {@link huiyu.core.notice.NoticeContent}.
 */
package huiyu.core.notice;
