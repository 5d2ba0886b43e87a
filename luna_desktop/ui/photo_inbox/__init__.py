"""The photo inbox: the camera's folder is watched, pictures wait sealed, and a person says whose they are."""
