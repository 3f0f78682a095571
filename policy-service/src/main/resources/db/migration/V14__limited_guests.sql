-- A member who sees a project and its repositories, and not who else is a member: what Harbor's clients know as its role 5.
alter table member drop constraint member_role_check;
alter table member
    add constraint member_role_check check (role in ('limited-guest', 'guest', 'developer', 'maintainer', 'admin'));
