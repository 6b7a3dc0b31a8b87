-- Which teams somebody is in is asked with every page; asked for several holders at once, the index that keeps two memberships
-- of one team apart cannot answer it.
create index membership_worker on membership (worker_id) include (team_id, during);
