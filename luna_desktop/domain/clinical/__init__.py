"""Clinical facts and catalogues as plain data. Decides nothing and advises nothing by itself."""
