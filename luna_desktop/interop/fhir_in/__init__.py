"""What a copy tells of visits, papers and answers, read again resource by resource."""
