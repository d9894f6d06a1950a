create table colour (name text primary key);
insert into colour values ('green');
