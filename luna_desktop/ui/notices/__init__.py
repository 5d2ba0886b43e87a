"""The Notices page: versions of the notice and the policy, who has to be given one, and whom to ask again."""
